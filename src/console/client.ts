import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generateApi } from 'swagger-typescript-api';
import { silentLog } from '../log.ts';
import { makeApi } from './api/server.ts';
import type { ConsoleServices } from './api/services.ts';
import { consoleDist } from './dist.ts';

/**
 * The API's description and the pages' typed client, made from it. Run this file to write both:
 * the client beside the pages, where it is checked in, and, with a path as argument, the OpenAPI document.
 */
export const CLIENT_FILE = join(import.meta.dirname, 'ui/api/client.ts');

const HEAD = `// @ts-nocheck
/* Made from the API's OpenAPI document by src/console/client.ts. Do not edit: run that file. */
// biome-ignore-all lint: made by a program
// biome-ignore-all format: made by a program
// biome-ignore-all assist: made by a program
`;

/** OpenAPI 3.1. */
export async function openApiDocument(version = '0'): Promise<object> {
  const app = await makeApi({ services: NOBODY, log: silentLog, tls: null, pages: consoleDist, version });
  await app.ready();
  const document = app.swagger();
  await app.close();
  return document;
}

/** The text of the client. */
export async function clientSource(): Promise<string> {
  const document = await openApiDocument();
  const { files } = await generateApi({
    spec: document as never,
    output: false,
    fileName: 'client.ts',
    httpClientType: 'fetch',
    generateClient: true,
    unwrapResponseData: true,
    singleHttpClient: true,
    silent: true,
  } as never);
  const [file] = files;
  if (!file) throw new Error('no client was made');
  return HEAD + file.fileContent;
}

/** Services that are never asked: the routes are described, not called. */
const NOBODY = new Proxy({}, { get: () => new Proxy({}, { get: () => () => () => {} }) }) as ConsoleServices;

if (import.meta.main) {
  mkdirSync(dirname(CLIENT_FILE), { recursive: true });
  writeFileSync(CLIENT_FILE, await clientSource());
  const [documentFile] = process.argv.slice(2);
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
  if (documentFile) writeFileSync(documentFile, `${JSON.stringify(await openApiDocument(version), null, 2)}\n`);
}
