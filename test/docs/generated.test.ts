import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { parse } from 'yaml';
import { commandList } from '../../docs/generate/commands.ts';
import { settingRows } from '../../docs/generate/settings.ts';
import { PAGES, REFERENCE } from '../../docs/generate.ts';
import { ERRORS } from '../../src/errors.ts';
import { makeSettings } from '../../src/settings/load.ts';
import { anchors, codes, links, type Page, readPages, TREE } from './pages.ts';

const pages = readPages();
const page = (path: string): Page => pages.find((each) => each.path === path) as Page;

t.test('pages made from the source are current: node docs/generate.ts', async (t) => {
  for (const [name, make] of Object.entries(PAGES)) {
    t.equal(readFileSync(join(REFERENCE, name), 'utf8'), make(), `docs/reference/${name}`);
  }
});

t.test('every link leads somewhere', async (t) => {
  for (const from of pages) {
    for (const { to, anchor } of links(from)) {
      t.ok(existsSync(join(TREE, to)), `${from.path}: ${to} is there`);
      if (anchor) t.ok(anchors(page(to).text).has(anchor), `${from.path}: ${to} has a heading for #${anchor}`);
    }
  }
});

t.test('every command that is named exists', async (t) => {
  const commands = new Set(['help', ...commandList().map(({ name }) => name)]);
  const { scripts } = JSON.parse(readFileSync(join(TREE, 'package.json'), 'utf8')) as { scripts: object };
  for (const { path, text } of pages) {
    for (const line of codes(text)) {
      for (const [, name = ''] of line.matchAll(/(?:^|\s)nightbell (?:-- )?([a-z]+)\b/g)) {
        if (/systemctl|journalctl/.test(line)) continue;
        t.ok(commands.has(name), `${path}: nightbell ${name}`);
      }
      for (const [, run, name = ''] of line.matchAll(/^npm (run (?:-s )?)?([a-z-]+)/g)) {
        if (run || name === 'test' || name === 'start') t.ok(Object.hasOwn(scripts, name), `${path}: npm ${name}`);
      }
    }
  }
});

t.test('every error, setting and file that is named exists', async (t) => {
  const settings = new Set(settingRows().map(({ name }) => name));
  const groups = new Set([...settings].map((name) => name.split('.')[0]));
  const isPart = (name: string) => settings.has(name) || [...settings].some((each) => each.startsWith(`${name}.`));
  const folders = new Set(globSync('*/', { cwd: TREE }).map((folder) => folder.replace(/\/$/, '')));
  for (const { path, text } of pages) {
    for (const [code] of text.matchAll(/\bNB_[A-Z_]+\b/g)) t.ok(Object.hasOwn(ERRORS, code), `${path}: ${code}`);
    for (const span of codes(text)) {
      if (/^[a-z]+(\.[a-zA-Z]+)+$/.test(span) && groups.has(span.split('.')[0])) t.ok(isPart(span), `${path}: ${span}`);
      const isPath = /^[a-z]+\/[\w./-]+$/.test(span) && folders.has(span.split('/')[0] as string);
      // dist and var are made; they need not be there.
      if (isPath && !/^(dist|var)\//.test(span)) t.ok(existsSync(join(TREE, span)), `${path}: ${span}`);
    }
  }
});

t.test('the example of a settings file is a valid one', async (t) => {
  const given = parse(readFileSync(join(TREE, 'examples/settings.yaml'), 'utf8'));
  t.equal(makeSettings(given, {}).practice, '/etc/nightbell/practice.yaml');
});

t.test('the architecture names every room, and for each rule a test that bears its number', async (t) => {
  const { text } = page('docs/architecture.md');
  for (const room of globSync('*/', { cwd: join(TREE, 'src') })) {
    t.ok(text.includes(`\`${room.replace(/\/$/, '')}\``), `src/${room}`);
  }
  for (let rule = 1; rule <= 12; rule++) {
    const row = text.split('\n').find((line) => line.startsWith(`| S${rule} |`)) ?? '';
    t.ok(row, `S${rule} is in the table`);
    for (const [, file = ''] of row.replace(/without the number:.*/, '').matchAll(/`(test\/[^`]+)`/g)) {
      t.match(readFileSync(join(TREE, file), 'utf8'), new RegExp(`\\bS${rule}\\b`), `${file} bears S${rule}`);
    }
  }
});

t.test('the dialogue page names every state of a call', async (t) => {
  const types = readFileSync(join(TREE, 'src/conversation/dialogue/types.ts'), 'utf8');
  const union = types.slice(types.indexOf('export type Stage'), types.indexOf('export type DialogueEvent'));
  const states = [...union.matchAll(/at: '([a-z-]+)'/g)].map(([, state = '']) => state);
  t.ok(states.length > 5, 'states were found');
  for (const state of states) t.ok(page('docs/reference/dialogue.md').text.includes(`\`${state}\``), state);
});
