/**
 * A table that is looked up by words a caller said. It inherits nothing: "constructor" is a word like any other, not a property of every
 * object.
 */
export function table<T>(rows: Record<string, T> = {}): Record<string, T> {
  return Object.assign(Object.create(null) as Record<string, T>, rows);
}
