import type { Page } from 'playwright-core';
import type { Test } from 'tap';
import { COOKIE } from '../../src/console/api/guard.ts';
import type { PagingView } from '../../src/oncall/paging/view.ts';
import type { Role } from '../../src/store/types.ts';
import { pagedBy } from '../../src/wiring/console/beside.ts';
import { openBrowser, visit } from './browser.ts';
import { openClinic, serve } from './clinic.ts';
import { practiceText, signedIn } from './oncall-clinic.ts';
import { smallNet } from './small-net.ts';

/** What the tests of the pages of on call share: a clinic with a browser in front of it. */

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
