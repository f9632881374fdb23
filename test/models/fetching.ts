/** The other process of together.test.ts: fetches, or holds the lock until it is killed. */
import { fetchModels } from '../../src/models/fetch.ts';
import { alone } from '../../src/models/lock.ts';

const options = JSON.parse(process.argv[2] ?? '{}');
if (options.hold) {
  await alone(options.hold, async () => {
    process.send?.('held');
    await new Promise((resolve) => setTimeout(resolve, 60_000));
  });
} else {
  const fetched = await fetchModels({
    ...options,
    onProgress: (progress) => progress.kind === 'note' && /waiting/.test(progress.text) && process.send?.('waits'),
  });
  process.send?.({ fetched });
  process.disconnect();
}
