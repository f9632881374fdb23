import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';

type Schemas = Record<string, unknown>;
interface RouteSchema {
  schema?: unknown;
  method?: string;
  url?: string;
  httpStatus?: string;
}

type Serializers = (schemas: unknown, options?: object) => (route: RouteSchema) => (body: unknown) => string;

const build = SerializerSelector() as Serializers;

/**
 * Fastify's own serialisers, each made of the shared schemas that its answer names and no others. The library validates every shared schema
 * anew for each answer of each route: with all of them that is seconds at each start, with those that are named it is a tenth of one.
 */
export const buildSerializer: Serializers = (all, options) => (route) =>
  build(named(route.schema, all as Schemas), options)(route);

/** The shared schemas that a schema names, directly or through another. Pure. */
export function named(schema: unknown, all: Schemas): Schemas {
  const found: Schemas = {};
  const look = (value: unknown): void => {
    if (value === null || typeof value !== 'object') return;
    if ('$ref' in value && typeof value.$ref === 'string') {
      const id = value.$ref.replace(/#.*$/, '');
      if (Object.hasOwn(all, id) && !Object.hasOwn(found, id)) {
        found[id] = all[id];
        look(all[id]);
      }
    }
    for (const part of Object.values(value)) look(part);
  };
  look(schema);
  return found;
}
