import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/**
 * The admin UI is served by the server at `/admin/` under a strict Content-Security-Policy
 * (`script-src 'self'; style-src 'self'`): nothing is inlined into the page. `FAQDESK_API` names a
 * running server for `npm run dev -w admin`.
 */
export default defineConfig({
  base: '/admin/',
  plugins: [react()],
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    sourcemap: false,
    chunkSizeWarningLimit: 600,
  },
  server: {
    proxy: { '/admin/api': process.env.FAQDESK_API ?? 'http://localhost:3978' },
  },
})
