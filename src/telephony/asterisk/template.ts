import { NightbellError } from '../../errors.ts';

/**
 * Values of a template. A text or number stands at `{{name}}`; false or '' drops the lines that begin with `{{?name}}`;
 * a list repeats the line that begins with `{{*name}}`, its members standing at `{{item}}`.
 */
export type TemplateValues = Record<string, string | number | boolean | readonly string[]>;

/**
 * Renders an Asterisk configuration file. No value can begin a line, a section or a comment of its own: control
 * characters and edge spaces are refused, and a semicolon (which would begin a comment) is escaped.
 * Throws NB_SETTINGS_INVALID naming the value, never showing it: it may be a password.
 */
export function renderTemplate(template: string, values: TemplateValues): string {
  const lines: string[] = [];
  for (const line of template.split('\n')) {
    const [, sign, name = '', rest = ''] = /^\{\{([?*])(\w+)\}\}(.*)$/.exec(line) ?? [];
    if (!sign) lines.push(fill(line, values));
    else if (sign === '?') {
      if (known(name, values)) lines.push(fill(rest, values));
    } else {
      const list = known(name, values);
      if (!Array.isArray(list)) throw new TypeError(`${name} is not a list`);
      for (const item of list) lines.push(fill(rest, { ...values, item }));
    }
  }
  return lines.join('\n');
}

function fill(line: string, values: TemplateValues): string {
  return line.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => escaped(name, known(name, values)));
}

function known(name: string, values: TemplateValues): TemplateValues[string] {
  const value = values[name];
  if (value === undefined) throw new TypeError(`the template asks for ${name}, which has no value`);
  return value;
}

function escaped(name: string, value: TemplateValues[string]): string {
  if (typeof value !== 'string' && typeof value !== 'number') throw new TypeError(`${name} is not a text`);
  const text = String(value);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  if (/[\u0000-\u001f\u007f\u0085\u2028\u2029]/.test(text) || text !== text.trim())
    throw new NightbellError('NB_SETTINGS_INVALID', `${name}: control characters or spaces at the edge`);
  return text.replaceAll(';', '\\;');
}
