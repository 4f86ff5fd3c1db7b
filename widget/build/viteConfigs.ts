import { resolve } from 'node:path'
import type { InlineConfig, Plugin } from 'vite'

const root = resolve(import.meta.dirname, '..')

/** Browsers of about the last three years. Older ones get the page that works without JavaScript. */
const target = ['chrome111', 'edge111', 'firefox114', 'safari16.4']

/** `react` in the source means Preact in the embedded files: a sixth of the size. */
const preact = [
  { find: /^react-dom\/client$/, replacement: 'preact/compat/client' },
  { find: /^react\/jsx-runtime$/, replacement: 'preact/jsx-runtime' },
  { find: /^react(-dom)?$/, replacement: 'preact/compat' },
]

/**
 * marked makes an instance of its whole self when it is loaded, which no bundler may leave out; the chat needs
 * the lexer only. Without the end of the file, where that happens, it is 3 kB less (gzip).
 */
const lexerOfMarked: Plugin = {
  name: 'lexer-of-marked',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/marked/lib/marked.esm.js')) return undefined
    const end = code.search(/var \w+=new \w+;function \w+\(\w+,\w+\)\{return \w+\.parse\(/)
    const lexer = /\b(\w+) as Lexer\b/.exec(code)?.[1]
    if (end < 0 || !lexer) throw new Error('marked is written otherwise now: see lexerOfMarked')
    return { code: `${code.slice(0, end)}export{${lexer} as Lexer};`, map: null }
  },
}

function bundle(options: {
  entry: string
  fileName: string
  format: 'es' | 'iife'
  outDir: string
  alias?: InlineConfig['resolve']
  external?: (string | RegExp)[]
  define?: Record<string, string>
  plugins?: Plugin[]
}): InlineConfig {
  return {
    root,
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"', ...options.define },
    oxc: { jsx: { runtime: 'automatic', importSource: 'react' } },
    plugins: options.plugins ?? [],
    ...(options.alias ? { resolve: options.alias } : {}),
    build: {
      target,
      outDir: options.outDir,
      emptyOutDir: false,
      copyPublicDir: false,
      minify: 'oxc',
      sourcemap: false,
      lib: {
        entry: resolve(root, options.entry),
        formats: [options.format],
        fileName: () => options.fileName,
        name: 'faqDeskLoader',
      },
      // Vite leaves white space in a library; the embed needs none. The React export stays readable.
      rolldownOptions: { external: options.external ?? [], output: { minify: !options.external } },
    },
  }
}

/** `dist/widget.js`: the classic script that departments put on their pages. */
export const loader = (outDir: string): InlineConfig =>
  bundle({ entry: 'src/loader/loadWidget.ts', fileName: 'widget.js', format: 'iife', outDir })

/** `dist/chat.js`: the chat, which the loader fetches when somebody wants it. */
export const chat = (outDir: string): InlineConfig =>
  bundle({
    entry: 'src/element/index.ts',
    fileName: 'chat.js',
    format: 'es',
    outDir,
    alias: { alias: preact },
    plugins: [lexerOfMarked],
  })

/** `dist/react/`: the same chat for React applications, on the React that they have. */
export const react = (outDir: string): InlineConfig =>
  bundle({
    entry: 'src/react/FaqDesk.tsx',
    fileName: 'FaqDesk.js',
    format: 'es',
    outDir,
    external: [/^react($|\/)/, /^react-dom($|\/)/],
  })
