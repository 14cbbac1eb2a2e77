import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const contract = `
  enum Kind { ONE TWO }
  input Filter { kind: Kind search: String! }
  type Item { id: ID! name: String kind: Kind! }
  union Found = Item
  type Query { item(id: ID!, first: Int = 20): Item items(filter: Filter): [Item!]! }
`;

describe('contract comparison', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'contract test '));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const compare = (schema: string): { code: number | null; lines: string[] } => {
    writeFileSync(path.join(folder, 'contract.graphql'), contract);
    writeFileSync(path.join(folder, 'schema.graphql'), schema);
    const args = ['tools/contract.mjs', path.join(folder, 'contract.graphql'), path.join(folder, 'schema.graphql')];
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: path.join(__dirname, '..'), encoding: 'utf8' });
    return { code: status, lines: stdout.trim().split('\n') };
  };

  it('accepts additions that oblige nobody', () => {
    const { code } = compare(
      contract
        .replace('enum Kind {', 'enum Kind { THREE')
        .replace('type Item {', '"An item." type Item { more(depth: Int): [Item!]')
        .replace('input Filter {', 'input Filter { page: Int limit: Int! = 3')
        .replace('item(id: ID!', 'other: Int item(exact: Boolean = false, id: ID!'),
    );
    expect(code).toBe(0);
  });

  it.each([
    ['a missing field', contract.replace('name: String', ''), 'Item.name is missing'],
    ['a nullability', contract.replace('kind: Kind!', 'kind: Kind'), 'Item.kind is Kind, the contract says Kind!'],
    ['a missing enum value', contract.replace('ONE TWO', 'ONE'), 'Kind.TWO is missing'],
    ['another kind of type', contract.replace('union Found = Item', 'type Found { id: ID! }'), 'Found is a type, the contract says union'],
    ['a missing argument', contract.replace(', first: Int = 20', ''), 'Query.item: first is missing'],
    ['another default', contract.replace('= 20', '= 30'), 'Query.item: first defaults to 30, the contract says 20'],
    ['a new required argument', contract.replace('item(id: ID!', 'item(by: Kind!, id: ID!'), 'Query.item: by is required and not in the contract'],
    ['a new required input field', contract.replace('input Filter {', 'input Filter { by: Kind!'), 'Filter: by is required and not in the contract'],
    ['an input field that became required', contract.replace('{ kind: Kind search', '{ kind: Kind! search'), 'Filter: kind is Kind!, the contract says Kind'],
  ])('names %s', (_, schema, line) => {
    const { code, lines } = compare(schema);
    expect(lines).toContain(line);
    expect(lines.at(-1)).toBe('1 deviations from the contract.');
    expect(code).toBe(1);
  });
});
