/**
 * The Content-Security-Policy of our own pages: as strict as a careful department's, so that the
 * widget is seen to work under it. No inline script or style, and Trusted Types with no policy at all.
 *
 * @param frame the sites that may show the page in a frame; none by default
 */
export function pagePolicy(frame = "'none'"): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    "style-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${frame}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
}
