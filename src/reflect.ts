/**
 * @peculiar/x509 finds its algorithms through tsyringe, which refuses to load without the reflect-metadata calls
 * though none of the classes concerned carries metadata. Having none is the true answer.
 * Import this before @peculiar/x509.
 */
const none = () => undefined;
const reflect = Reflect as typeof Reflect & Record<string, unknown>;
for (const name of ['getMetadata', 'getOwnMetadata', 'defineMetadata']) reflect[name] ??= none;
