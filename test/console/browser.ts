/** A real Chromium that looks at the console and takes note of everything that it asks for or complains about. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import file, { type Test } from 'tap';

export const CHROMIUM = '/usr/bin/chromium';
/** A test without it says that it was left out. */
export const skip = existsSync(CHROMIUM) ? false : `${CHROMIUM} is not there: apt-get install chromium`;

let running: Promise<Browser> | null = null;

/** The browser of this file; the windows that a test opens in it are closed with the test. */
export async function openBrowser(t: Test): Promise<Browser> {
  running ??= launch();
  const browser = await running;
  t.teardown(() => Promise.all(browser.contexts().map((context) => context.close())));
  return browser;
}

async function launch(): Promise<Browser> {
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
  file.teardown(() => browser.close());
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

/** Rules whose outcome depends on the colours. */
const OF_COLOUR = ['color-contrast'];

/**
 * What axe finds wrong with the page as it stands (WCAG 2.2 A and AA and best practices), in words. The pages hold no frames, so it is run in
 * the page itself and needs no second one to put results of frames together.
 * @param rules only these
 */
export async function faults(page: Page, rules?: string[]): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  axe.options({ resultTypes: ['violations'], ...(rules && { runOnly: { type: 'rule', values: rules } }) });
  const { violations } = await axe.analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary}`).join(' | ')}`,
  );
}

/** A folder in which a picture of everything that is looked at is left, for people. */
const PICTURES = process.env.NIGHTBELL_PICTURES;

/**
 * Nothing for axe and nothing cut off at the side: wide and light, then narrow and dark, so that every rule meets each width and each scheme; of
 * a page that is wide and dark only the colours, the rest of it has been seen.
 * @param what a dialog hides the page behind it and is the same at each width
 */
export async function look(t: Test, page: Page, name: string, what: 'page' | 'dialog' = 'page'): Promise<void> {
  const seen = async (width: number, colorScheme: 'light' | 'dark', rules?: string[]) => {
    await page.setViewportSize({ width, height: width < 600 ? 740 : 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
    t.same(await faults(page, rules), [], `${name}, ${width} px, ${colorScheme}`);
    if (!rules) t.notOk(await tooWide(page), `${name} fits into ${width} px`);
    if (!PICTURES) return;
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: join(PICTURES, `${name} ${width} ${colorScheme}.png`), fullPage: true });
  };
  await seen(1280, 'light');
  if (what === 'page') await seen(1280, 'dark', OF_COLOUR);
  await seen(360, 'dark');
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}

/** Whether the page has to be scrolled sideways. */
export function tooWide(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}
