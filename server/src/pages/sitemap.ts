import { hongKongDay, type Publication, validOn } from '@faqdesk/bots'

/** Addresses that a search engine may look at: of every public bot its pages without JavaScript, in its languages. */
export function sitemap(base: string, publications: readonly Publication[], now: Date): string {
  const day = hongKongDay(now)
  const paths = publications
    .filter(({ snapshot }) => snapshot.config.public)
    .flatMap(({ snapshot: { bot, config, content } }) =>
      ['', '/about', ...content.entries.filter((faq) => validOn(faq, day)).map(({ id }) => `/${id}`)].flatMap((page) =>
        config.languages.map((lang) => `/ask/${bot}${page}?lang=${lang}`),
      ),
    )
  const urls = paths.map((path) => `<url><loc>${base}${path}</loc></url>\n`).join('')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls}</urlset>\n`
}

/** Not the interfaces for programs; pages that are not to be found say so themselves. */
export const robots = (base: string): string =>
  `User-agent: *\nDisallow: /admin/\nDisallow: /api/\nDisallow: /v3/\n\nSitemap: ${base}/sitemap.xml\n`
