/**
 * @peculiar/x509 finds its algorithms through tsyringe, which refuses to load without the calls of reflect-metadata,
 * though none of the classes concerned carries metadata. Having none is the true answer.
 */
const none = () => undefined;
const reflect = Reflect as typeof Reflect & Record<string, unknown>;
for (const name of ['getMetadata', 'getOwnMetadata', 'defineMetadata']) reflect[name] ??= none;

export const x509 = await import('@peculiar/x509');
