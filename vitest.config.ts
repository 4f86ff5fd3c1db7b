import { defineConfig } from 'vitest/config'

/**
 * `unit`: beside the code, in every package. `service`: needs PostgreSQL. `browser`: needs Chromium
 * and the built clients. `start`: clones the project and starts it. `npm test` runs all of them.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            '{faqs,engine,bots,server,widget,admin}/src/**/*.test.{ts,tsx}',
            'test/src/{structure,content,eval,bench}/**/*.test.ts',
          ],
          exclude: ['**/*.service.test.ts'],
        },
      },
      {
        test: {
          name: 'service',
          include: ['{server,test}/src/**/*.service.test.ts'],
          globalSetup: ['server/src/database/startTestServer.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/src/browser/**/*.test.ts'],
          globalSetup: ['server/src/database/startTestServer.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'start',
          include: ['test/src/start/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
