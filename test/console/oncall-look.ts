import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Test } from 'tap';
import { COOKIE } from '../../src/console/api/guard.ts';
import type { PagingView } from '../../src/oncall/paging/view.ts';
import type { Role } from '../../src/store/types.ts';
import { pagedBy } from '../../src/wiring/console/beside.ts';
import { faults, openBrowser, tooWide, visit } from './browser.ts';
import { openClinic, serve } from './clinic.ts';
import { practiceText, signedIn } from './oncall-clinic.ts';
import { smallNet } from './small-net.ts';

/** What the tests of the pages of on call share: a clinic with a browser in front of it, and how a page is looked at. */

/** A folder in which a picture of everything that is looked at is left, for people. */
const PICTURES = process.env.NIGHTBELL_PICTURES ?? '';

export const EVERY = [
  [1280, 'light'],
  [1280, 'dark'],
  [360, 'light'],
  [360, 'dark'],
] as const;
/** The corners: each width and each scheme once. */
export const TWO = [EVERY[0], EVERY[3]] as const;

/** Nothing for axe and nothing cut off at the side, wide and narrow, light and dark. */
export async function look(
  t: Test,
  page: Page,
  name: string,
  at: readonly (readonly [number, 'light' | 'dark'])[] = EVERY,
) {
  for (const [width, colorScheme] of at) {
    await page.setViewportSize({ width, height: width < 600 ? 740 : 900 });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor();
    t.same(await faults(page), [], `${name}, ${width} px, ${colorScheme}`);
    t.notOk(await tooWide(page), `${name} fits into ${width} px`);
    if (PICTURES)
      await page.screenshot({ path: join(PICTURES, `${name} ${width} ${colorScheme}.png`), fullPage: true });
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

export async function open(t: Test) {
  let view: PagingView | null = null;
  const beside = { practice: practiceText(), paging: pagedBy(() => view) };
  const clinic = await openClinic(t, null, undefined, smallNet(t), beside);
  const served = await serve(t, clinic);
  const browser = await openBrowser(t);
  /** A window of somebody who is logged in. */
  const as = async (name: string, personId: string | null, role: Role = 'clinician') => {
    const token = await signedIn(clinic, name, role, personId);
    const seen = await visit(browser, served.url);
    await seen.context.addCookies([
      { name: COOKIE, value: token, url: served.url, secure: true, httpOnly: true, sameSite: 'Strict' },
    ]);
    seen.page.setDefaultTimeout(45_000);
    return seen;
  };
  return { clinic, as, paged: (made: PagingView) => (view = made) };
}

export const press = async (page: Page, name: string | RegExp) => {
  await page.getByRole('button', { name }).first().focus();
  await page.keyboard.press('Enter');
};
