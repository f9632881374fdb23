/**
 * Only the npm packages, for provision/install:  node provision/setup/install-dependencies.mjs [--only-run-time]
 * With --only-run-time, those that building and testing alone need are taken away again.
 */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installDependencies, pruneDependencies } from './dependencies.mjs';

const tree = join(dirname(fileURLToPath(import.meta.url)), '../..');
if (process.argv.includes('--only-run-time')) pruneDependencies(tree);
else installDependencies(tree);
