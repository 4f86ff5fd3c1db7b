/**
 * Keeps the chat within what is seen while a telephone's keyboard is up: the layout viewport does not
 * shrink with it everywhere, the visual one does. Returns how to stop.
 */
export function fitKeyboard(panel: HTMLElement): () => void {
  const viewport = window.visualViewport
  if (!viewport) return () => {}
  const fit = () => {
    // Zoomed in by two fingers, the person wants to look closer, not a smaller chat.
    const zoomed = viewport.scale > 1.01
    panel.style.setProperty('--_height', zoomed ? '' : `${viewport.height}px`)
    panel.style.setProperty('--_top', zoomed ? '' : `${viewport.offsetTop}px`)
  }
  fit()
  viewport.addEventListener('resize', fit)
  viewport.addEventListener('scroll', fit)
  return () => {
    viewport.removeEventListener('resize', fit)
    viewport.removeEventListener('scroll', fit)
  }
}
