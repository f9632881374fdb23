import t from 'tap';
import { Meter } from '../../src/models/meter.ts';

function scene(isTTY: boolean) {
  let now = 0;
  let text = '';
  const meter = new Meter({ write: (chunk: string) => (text += chunk), isTTY, columns: 60 }, () => now);
  return { meter, later: (ms: number) => (now += ms), text: () => text };
}

const bytes = (done: number) => ({ kind: 'bytes' as const, what: 'npm some-model@1.0.0', done, total: 9_000_000 });

t.test('elsewhere than on a terminal: a line now and then, notes at once', async (t) => {
  const { meter, later, text } = scene(false);
  for (let second = 0; second < 12; second++) {
    meter.show(bytes(second * 500_000));
    later(1_000);
  }
  meter.show({ kind: 'note', text: 'm: passing over example.org' });
  meter.end();
  t.same(text().split('\n'), [
    'models: 0.0 MB: some-model@1.0.0',
    'models: 2.5 MB: some-model@1.0.0',
    'models: 5.0 MB: some-model@1.0.0',
    'm: passing over example.org',
    '',
  ]);
  t.notMatch(text(), '\r');
});

t.test('on a terminal: one line, rewritten, within its width, gone in the end', async (t) => {
  const { meter, later, text } = scene(true);
  meter.show(bytes(1_000_000));
  later(250);
  meter.show(bytes(2_000_000));
  meter.show(bytes(2_100_000));
  meter.show({ kind: 'note', text: 'a note' });
  later(250);
  meter.show({ kind: 'file', model: 'm', file: 'f', left: 3 });
  meter.end();
  const lines = text().split('\r\u001b[2K');
  t.same(lines, [
    'models: 1.0 MB: some-model@1.0.0',
    'models: 2.0 MB: some-model@1.0.0',
    'a note\nmodels: 2.1 MB, 3 files left: some-model@1.0.0',
    '',
  ]);
});
