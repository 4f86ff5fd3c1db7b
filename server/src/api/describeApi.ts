import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { OpenAPIHono } from '@hono/zod-openapi'
import { Hono } from 'hono'
import { serveFile } from '../static/serveFile.ts'

const info = {
  title: 'FAQ Desk',
  version: '1.0.0',
  description:
    'Ask a bot, complete a question, read what it has published. Languages are BCP 47: en, zh-Hant, zh-Hans. ' +
    'Errors are RFC 9457 problem details. The bots of this installation are demonstrations, no government service.',
  license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
}

/** `/openapi.json`, and `/docs`: Swagger UI from its npm package, with no file from elsewhere. */
export function describeApi(api: OpenAPIHono) {
  const swagger = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
  let description: string | undefined
  return (
    new Hono()
      .get('/openapi.json', (c) => {
        description ??= JSON.stringify(api.getOpenAPI31Document({ openapi: '3.1.0', info, servers: [{ url: '/' }] }))
        c.header('access-control-allow-origin', '*')
        return c.body(description, 200, { 'content-type': 'application/json; charset=utf-8' })
      })
      .get('/docs', (c) => {
        // Swagger UI writes style attributes; scripts come from this server's files only.
        c.header(
          'content-security-policy',
          "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
            "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        )
        return c.html(page)
      })
      .get('/docs/start.js', (c) =>
        c.body(start, 200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' }),
      )
      .get('/docs/swagger-ui.css', (c) => serveFile(c, join(swagger, 'swagger-ui.css')))
      .get('/docs/swagger-ui-bundle.js', (c) => serveFile(c, join(swagger, 'swagger-ui-bundle.js')))
      .get('/docs/favicon.png', (c) => serveFile(c, join(swagger, 'favicon-32x32.png')))
      // The package's licence asks that this be kept with copies of it.
      .get('/docs/LICENSE', (c) => c.text(readFileSync(join(swagger, 'LICENSE'), 'utf8')))
  )
}

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>FAQ Desk API</title>
<link rel="icon" href="/docs/favicon.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
<script src="/docs/swagger-ui-bundle.js" defer></script>
<script src="/docs/start.js" defer></script>
</head>
<body>
<noscript>This page needs JavaScript. The same description, for programs: <a href="/openapi.json">/openapi.json</a></noscript>
<main id="docs"></main>
</body>
</html>
`

const start = `SwaggerUIBundle({ url: '/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null })
`
