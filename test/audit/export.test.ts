import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import t from 'tap';
import { anchorFile } from '../../src/audit/anchor.ts';
import { exportAudit } from '../../src/audit/export.ts';
import { verifyExport } from '../../src/audit/verify-export.ts';
import { type AuditParts, audit } from '../../src/cli/audit.ts';
import { tempStore } from '../store/helper.ts';

async function filled(t: { teardown(fn: () => unknown): void }, lines: number) {
  const { store, dir } = await tempStore(t);
  for (let i = 0; i < lines; i++) {
    store.behind.add('line', (unit) => unit.say({ actor: 'user:1', action: 'call.viewed', subject: `call-${i}` }));
  }
  await store.behind.flush();
  // The first anchor is written at once, behind the commit.
  while (!existsSync(anchorFile(store.file))) await setTimeout(5);
  const identity = await generateX25519Identity();
  return { store, dir, identity, recipient: await identityToRecipient(identity) };
}

async function decrypt(file: string, identity: string): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  return decrypter.decrypt(readFileSync(file), 'text');
}

t.test('S10, S11: an export is encrypted, opens for its recipient and verifies without the box', async (t) => {
  const { store, dir, identity, recipient } = await filled(t, 2500);
  const out = join(dir, 'audit.age');
  t.equal(await exportAudit(store, { recipient, out, actor: 'user:7' }), 2501, 'the export itself is the last line');
  const sealed = readFileSync(out);
  t.match(sealed.subarray(0, 21).toString(), 'age-encryption.org/v1');
  t.notOk(sealed.includes('call-17'));
  t.equal(statSync(out).mode & 0o777, 0o600);

  const text = await decrypt(out, identity);
  t.match(await verifyExport(text), { whole: true, lines: 2501 });
  const last = JSON.parse(text.trim().split('\n').at(-2)!);
  t.match(last, { actor: 'user:7', action: 'audit.exported', detail: JSON.stringify({ recipient }) });

  const rows = text.split('\n');
  const changed = rows.with(1000, rows[1000]!.replace('user:1', 'user:2')).join('\n');
  t.match(await verifyExport(changed), { whole: false, finding: { kind: 'changed', line: 1000 } });
  const missing = rows.toSpliced(1000, 1).join('\n');
  t.match(await verifyExport(missing), { whole: false, finding: { kind: 'missing', line: 1000 } });
  await t.rejects(verifyExport(rows.slice(0, 2000).join('\n')), { code: 'NB_INPUT_INVALID' });
  await t.rejects(verifyExport('hello'), { code: 'NB_INPUT_INVALID' });
  const stranger = await generateX25519Identity();
  await t.rejects(decrypt(out, stranger));
});

t.test('an export appears whole or not at all, over nothing, and to a real recipient only', async (t) => {
  const { store, dir, recipient } = await filled(t, 3);
  const out = join(dir, 'audit.age');
  for (const wrong of ['', 'age1', 'age1notakey', 'AGE-SECRET-KEY-1', 'somebody@example.org', `${recipient}x`]) {
    await t.rejects(exportAudit(store, { recipient: wrong, out, actor: 'user:1' }), { code: 'NB_RECIPIENT_INVALID' });
  }
  await t.rejects(exportAudit(store, { recipient, out: join(dir, 'no', 'where'), actor: 'user:1' }), {
    code: 'ENOENT',
  });
  writeFileSync(out, 'mine');
  await t.rejects(exportAudit(store, { recipient, out, actor: 'user:1' }), { code: 'NB_INPUT_INVALID' });
  t.equal(readFileSync(out, 'utf8'), 'mine');
  t.same(
    readdirSync(dir).filter((name) => name.includes('.part')),
    [],
  );
});

t.test('audit verify and audit export at the command line', async (t) => {
  const { store, dir, identity, recipient } = await filled(t, 3);
  const said: string[] = [];
  let opened = 0;
  const withStore: AuditParts['withStore'] = (work) => {
    opened++;
    return work(store);
  };
  const run = (...args: string[]) => audit(args, { withStore, print: (line) => said.push(line) });
  t.equal(await run('verify'), 0);
  t.match(said.splice(0), [/The audit log is whole: 3 lines/]);
  const out = join(dir, 'audit.age');
  t.equal(await run('export', '--recipient', recipient, '--out', out), 0);
  t.match(said.splice(0).join('\n'), /5 lines in .*audit\.age/);
  const plain = join(dir, 'plain.jsonl');
  const text = await decrypt(out, identity);
  writeFileSync(plain, text);
  t.equal(await run('verify', '--export', plain), 0);
  writeFileSync(plain, text.replace('call-1', 'call-9'));
  said.splice(0);
  t.equal(await run('verify', '--export', plain), 1);
  t.match(said, [/was changed: line 2 was changed/, /1 lines before/]);
  t.equal(opened, 2, 'an export is checked without the records');
  for (const wrong of [
    [],
    ['verify', 'more'],
    ['export'],
    ['verify', '--nonsense'],
    ['verify', '--recipient', 'age1'],
  ]) {
    await t.rejects(run(...wrong), { code: 'NB_USAGE' });
  }
});

t.test('performance, for the record', async (t) => {
  const began = performance.now();
  const { store } = await filled(t, 5000);
  const written = performance.now();
  const said: string[] = [];
  await audit(['verify'], { withStore: (work) => work(store), print: (line) => said.push(line) });
  const verified = performance.now();
  const one = performance.now();
  for (let i = 0; i < 100; i++) await store.record({ actor: 'user:1', action: 'call.viewed', subject: 'x' });
  const each = (performance.now() - one) / 100;
  t.comment(
    `5000 lines in batches ${(written - began).toFixed(0)} ms, verified in ${(verified - written).toFixed(0)} ms, ` +
      `one commit ${each.toFixed(2)} ms`,
  );
});
