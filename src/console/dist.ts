import { join } from 'node:path';

/** Where the built pages lie: `dist/console` at the top of the tree, ignored by git, made by provisioning. */
export const consoleDist = join(import.meta.dirname, '../../dist/console');
