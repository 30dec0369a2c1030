import { fileURLToPath } from 'node:url';
import { defineConfig } from 'playwright/test';
import { browserLaunch } from './browser.ts';

const MINUTE = 60_000;
/** What looks at the copy that is built for an address. */
const ADDRESSED = ['built-pages.spec.ts', 'reproducible.spec.ts', 'sharing.spec.ts'];
/** What builds copies of its own takes longest, so it begins first. */
const BUILDING = ['every-construct.spec.ts', 'retired-links.spec.ts', 'whole-build.spec.ts'];
/** What is built of other content than the shipped one, for all that look at pages. */
const OTHER_CONTENT = ['every-construct.setup.ts', 'many-articles.setup.ts'];

// The browser's arguments are Playwright's own: they leave out the sandbox, which neither root nor a container can have.
export default defineConfig({
  testDir: '.',
  outputDir: fileURLToPath(new URL('../../node_modules/.cache/e2e', import.meta.url)),
  workers: 2,
  // These end what hangs or never comes true, and are far beyond what a slow machine needs.
  timeout: 120 * MINUTE,
  expect: { timeout: 3 * MINUTE },
  forbidOnly: Boolean(process.env['CI']),
  reporter: process.env['CI'] ? 'list' : 'line',
  use: {
    // Each test begins with a blank page, without storage and cache; a process for each would take longer than most tests. What
    // sets the clock, permissions or history has one: those are not put back.
    reuseContext: true,
    actionTimeout: 5 * MINUTE,
    navigationTimeout: 5 * MINUTE,
    launchOptions: { ...(await browserLaunch()), timeout: 15 * MINUTE },
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [
    { name: 'building', testMatch: BUILDING },
    { name: 'address', testMatch: 'addressed.setup.ts', teardown: 'address removed' },
    { name: 'content', testMatch: OTHER_CONTENT, teardown: 'content removed' },
    { name: 'pages', testIgnore: [...BUILDING, ...ADDRESSED], dependencies: ['content'] },
    // What is asked of one article alone; it skips itself where that is not there.
    { name: 'story', testDir: '../story', testMatch: '*.spec.ts' },
    { name: 'addressed', testMatch: ADDRESSED, dependencies: ['address'] },
    { name: 'address removed', testMatch: 'addressed.teardown.ts' },
    { name: 'content removed', testMatch: 'content.teardown.ts' },
  ],
});
