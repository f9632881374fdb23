/** A real Chromium that looks at the console and takes note of everything that it asks for or complains about. */
import { existsSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Test } from 'tap';

export const CHROMIUM = '/usr/bin/chromium';
/** A test without it says that it was left out. */
export const skip = existsSync(CHROMIUM) ? false : `${CHROMIUM} is not there: apt-get install chromium`;

export async function openBrowser(t: Test): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  t.teardown(() => browser.close());
  return browser;
}

export interface Visit {
  context: BrowserContext;
  page: Page;
  /** Addresses asked for that are not the console's own. */
  strangers: string[];
  /** Uncaught errors and what the policy of the page forbade. */
  complaints: string[];
}

/** Opens one browser window on the console. Its certificate is nobody's but the box's own. */
export async function visit(browser: Browser, url: string, width = 1280): Promise<Visit> {
  const context = await browser.newContext({
    ignoreHTTPSErrors: true,
    baseURL: url,
    viewport: { width, height: width < 600 ? 740 : 900 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const strangers: string[] = [];
  const complaints: string[] = [];
  context.on('request', (request) => {
    const asked = new URL(request.url());
    if (asked.origin !== url && asked.protocol !== 'data:') strangers.push(request.url());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // A refused request stands there too; what is refused on purpose is asserted where it happens.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  return { context, page, strangers, complaints };
}

/** What axe finds wrong with the page as it stands (WCAG 2.2 A and AA and best practices), in words. */
export async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`).join(' | ')}`,
  );
}

/** Whether the page has to be scrolled sideways. */
export function tooWide(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}
