export const appearances = ['auto', 'light', 'dark'] as const
export type Appearance = (typeof appearances)[number]

const storageKey = 'faqdesk.appearance'

export function currentAppearance(): Appearance {
  const stored = localStorage.getItem(storageKey)
  return appearances.find((each) => each === stored) ?? 'auto'
}

/** Light, dark or as the system has it; remembered in this browser. The colours follow `color-scheme`. */
export function applyAppearance(appearance: Appearance = currentAppearance()): void {
  localStorage.setItem(storageKey, appearance)
  document.documentElement.dataset.appearance = appearance
}
