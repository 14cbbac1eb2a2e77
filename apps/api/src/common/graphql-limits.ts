import { Kind, type DocumentNode, type FieldNode, type FragmentDefinitionNode, type OperationDefinitionNode, type SelectionSetNode } from 'graphql';
import { AppError } from './errors';

/** Bounds of one operation; each far above what the console and the widget send. */
const MAX = { tokens: 2_500, depth: 14, aliases: 30, rootFields: 25, directives: 50, cost: 40_000 } as const;
export const PARSE_OPTIONS = { maxTokens: MAX.tokens } as const;
/** How many rows a list is taken to have when its size is not given. */
const DEFAULT_ROWS = 30;

/**
 * Refuses operations that would cost too much, before anything runs. A field costs 1; a list's selection costs as often
 * as it asks for rows. Fragments are followed, so that a cost cannot hide in them.
 * @throws AppError QUERY_TOO_COMPLEX
 */
export function assertAffordable(document: DocumentNode, operationName: string | null | undefined, variables: Readonly<Record<string, unknown>>): void {
  const fragments = new Map<string, FragmentDefinitionNode>();
  const operations: OperationDefinitionNode[] = [];
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    if (definition.kind === Kind.OPERATION_DEFINITION) operations.push(definition);
  }
  const operation = operations.find((one) => !operationName || one.name?.value === operationName);
  if (operation) new Estimate(fragments, variables).run(operation);
}

class Estimate {
  private aliases = 0;
  private directives = 0;
  private visits = 0;

  constructor(
    private readonly fragments: Map<string, FragmentDefinitionNode>,
    private readonly variables: Readonly<Record<string, unknown>>,
  ) {}

  run(operation: OperationDefinitionNode): void {
    const roots = this.fieldsOf(operation.selectionSet);
    if (roots.length > MAX.rootFields) refuse(`at most ${MAX.rootFields} root fields`);
    if (this.cost(operation.selectionSet, 1) > MAX.cost) refuse(`a lower cost (ask for fewer rows, or fewer lists inside lists)`);
  }

  private cost(selections: SelectionSetNode, depth: number): number {
    if (depth > MAX.depth) refuse(`at most ${MAX.depth} levels`);
    let sum = 0;
    for (const field of this.fieldsOf(selections)) {
      if (field.alias && field.alias.value !== field.name.value && ++this.aliases > MAX.aliases) refuse(`at most ${MAX.aliases} aliases`);
      sum += 1 + (field.selectionSet ? this.rows(field) * this.cost(field.selectionSet, depth + 1) : 0);
      if (sum > MAX.cost) refuse('a lower cost (ask for fewer rows, or fewer lists inside lists)');
    }
    return sum;
  }

  /** The fields of a selection, fragments spread out. */
  private fieldsOf(selections: SelectionSetNode): FieldNode[] {
    const fields: FieldNode[] = [];
    for (const selection of selections.selections) {
      this.directives += selection.directives?.length ?? 0;
      if (this.directives > MAX.directives) refuse(`at most ${MAX.directives} directives`);
      if (++this.visits > MAX.cost) refuse('fewer fragments');
      if (selection.kind === Kind.FIELD) fields.push(selection);
      else if (selection.kind === Kind.INLINE_FRAGMENT) fields.push(...this.fieldsOf(selection.selectionSet));
      else {
        const fragment = this.fragments.get(selection.name.value);
        if (fragment) fields.push(...this.fieldsOf(fragment.selectionSet));
      }
    }
    return fields;
  }

  private rows(field: FieldNode): number {
    const size = field.arguments?.find((argument) => argument.name.value === 'first' || argument.name.value === 'last');
    if (!size) return field.name.value === 'edges' || field.name.value === 'node' ? 1 : field.name.value.endsWith('s') ? DEFAULT_ROWS / 10 : 1;
    const value = size.value.kind === Kind.VARIABLE ? this.variables[size.value.name.value] : size.value.kind === Kind.INT ? Number(size.value.value) : null;
    return typeof value === 'number' && value > 0 ? Math.min(value, 100) : DEFAULT_ROWS;
  }
}

function refuse(limit: string): never {
  throw new AppError('QUERY_TOO_COMPLEX', `This operation asks for too much at once: it needs ${limit}. Split it.`);
}
