import t from 'tap';
import { buildSerializer, named } from '../../src/console/api/serializers.ts';

const ALL = {
  Person: { $id: 'Person', type: 'object', properties: { name: { type: 'string' }, phone: { $ref: 'Phone#' } } },
  Phone: { $id: 'Phone', type: 'object', properties: { label: { type: 'string' }, owner: { $ref: 'Person#' } } },
  Other: { $id: 'Other', type: 'object', properties: {} },
};

t.test(
  'an answer is given the schemas that it names, also those behind them and in a ring, and no others',
  async (t) => {
    t.same(Object.keys(named({ type: 'array', items: { $ref: 'Person#' } }, ALL)).sort(), ['Person', 'Phone']);
    t.same(named({ type: 'object', properties: { $ref: { type: 'string' } } }, ALL), {});
    t.same(named(undefined, ALL), {});
  },
);

t.test('what a schema does not name does not leave the box', async (t) => {
  const write = buildSerializer(ALL)({ schema: { type: 'array', items: { $ref: 'Person#' } } });
  const person = { name: 'Ada', secret: 'x', phone: { label: 'home', number: '+15185550100' } };
  t.equal(write([person]), '[{"name":"Ada","phone":{"label":"home"}}]');
});
