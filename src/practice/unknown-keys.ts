import type { TSchema } from 'typebox';
import type { Fault } from './checks.ts';
import { PracticeDocument } from './document.ts';
import { nearest } from './nearest.ts';

/**
 * Where a key that nothing reads is refused: who is woken depends on these, and a slip of the pen there would switch a rule off in silence. JSON
 * pointers.
 */
const STRICT = ['/paging', '/on_call', '/messages/proxies', '/missed_calls'];
/** What a practice may keep there for people: nothing reads it. */
const FOR_PEOPLE = new Set(['again', 'comment', 'note', 'notes']);
/** Where practices keep tables of their own beside the rota: only what looks like one of our keys is refused there, not below. */
const WITH_TABLES = '/on_call';

/** Keys under paging, on_call, messages.proxies and missed_calls that there are not, with the key that was meant where one is near. */
export function unknownKeys(file: unknown): Fault[] {
  return STRICT.flatMap((path) => {
    const keys = path.split('/').slice(1);
    let [schemas, value] = [[PracticeDocument as TSchema], file];
    for (const key of keys) {
      schemas = propertiesOf(schemas)[key] ?? [];
      value = isObject(value) ? value[key] : undefined;
    }
    return within(schemas, value, path);
  });
}

function within(schemas: TSchema[], value: unknown, path: string): Fault[] {
  if (Array.isArray(value)) {
    const items = flat(schemas).flatMap((schema) => ('items' in schema ? [schema.items as TSchema] : []));
    return value.flatMap((one, i) => within(items, one, `${path}/${i}`));
  }
  const known = propertiesOf(schemas);
  const names = Object.keys(known);
  // Nothing is known of what is no object of ours; the shape is checked elsewhere.
  if (!isObject(value) || names.length === 0) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const there = known[key];
    if (there) return within(there, inner, `${path}/${key}`);
    const near = nearest(key, names);
    if (FOR_PEOPLE.has(key) || (near === null && path === WITH_TABLES)) return [];
    const meant = near === null ? `there is ${names.join(', ')}` : `did you mean ${near}?`;
    return [{ path: `${path}/${key}`, what: `there is no key ${key} here; ${meant}` }];
  });
}

/** Of whichever of the schemas has them: of what may be one thing or another every key counts. */
function propertiesOf(schemas: TSchema[]): Record<string, TSchema[]> {
  const found: Record<string, TSchema[]> = {};
  for (const schema of flat(schemas)) {
    const { properties = {} } = schema as { properties?: Record<string, TSchema> };
    for (const [key, inner] of Object.entries(properties)) found[key] = [...(found[key] ?? []), inner];
  }
  return found;
}

/** Schemas with those that they are made of in their place. */
function flat(schemas: TSchema[]): TSchema[] {
  return schemas.flatMap((schema) => {
    const { anyOf = [], allOf = [] } = schema as { anyOf?: TSchema[]; allOf?: TSchema[] };
    const parts = [...anyOf, ...allOf];
    return parts.length === 0 ? [schema] : flat(parts);
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
