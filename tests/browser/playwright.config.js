import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  outputDir: 'artefacts/failures',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // A busy machine is slow; how fast things are is the benchmark's matter.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list']],
  use: {
    browserName: 'chromium',
    locale: 'ar-MA',
    timezoneId: 'Africa/Casablanca',
    screenshot: 'only-on-failure',
    // Every request comes to the test's own hosts, but where reading offline is what is tested.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: process.env.MAQAL_CHROMIUM,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        // Tests bring their own hosts; there is no other.
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
