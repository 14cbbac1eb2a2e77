// Is one schema a superset of another? Compared by structure, not by text: order, descriptions and additions do
// not matter; names, kinds, nullability, enum values, arguments and their defaults do.
import {
  astFromValue,
  buildASTSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  isSpecifiedScalarType,
  isUnionType,
  parse,
  print,
} from 'graphql';

const kinds = { isObjectType: 'type', isInterfaceType: 'interface', isUnionType: 'union', isEnumType: 'enum', isInputObjectType: 'input' };
const tests = { isObjectType, isInterfaceType, isUnionType, isEnumType, isInputObjectType };
const kindOf = (type) => kinds[Object.keys(tests).find((name) => tests[name](type))] ?? 'scalar';

const defaultOf = (input) => (input.defaultValue === undefined ? null : print(astFromValue(input.defaultValue, input.type)));

/** Compares arguments or input fields: what is promised must be there alike, what is added must be optional. */
function inputDeviations(where, promised, offered, isRequired) {
  const found = [];
  for (const input of promised) {
    const other = offered.find(({ name }) => name === input.name);
    if (!other) {
      found.push(`${where}: ${input.name} is missing`);
      continue;
    }
    if (String(other.type) !== String(input.type)) found.push(`${where}: ${input.name} is ${other.type}, the contract says ${input.type}`);
    if (defaultOf(other) !== defaultOf(input)) found.push(`${where}: ${input.name} defaults to ${defaultOf(other) ?? 'nothing'}, the contract says ${defaultOf(input) ?? 'nothing'}`);
  }
  for (const input of offered) {
    if (isRequired(input) && !promised.some(({ name }) => name === input.name)) found.push(`${where}: ${input.name} is required and not in the contract`);
  }
  return found;
}

function fieldDeviations(type, other) {
  const found = [];
  const offered = other.getFields();
  for (const field of Object.values(type.getFields())) {
    const where = `${type.name}.${field.name}`;
    const match = offered[field.name];
    if (!match) {
      found.push(`${where} is missing`);
      continue;
    }
    if (String(match.type) !== String(field.type)) found.push(`${where} is ${match.type}, the contract says ${field.type}`);
    found.push(...inputDeviations(where, field.args, match.args, isRequiredArgument));
  }
  const promised = new Set(type.getInterfaces().map(({ name }) => name));
  const kept = new Set(other.getInterfaces().map(({ name }) => name));
  for (const name of promised) if (!kept.has(name)) found.push(`${type.name} does not implement ${name}`);
  return found;
}

function typeDeviations(type, other) {
  if (!other) return [`${kindOf(type)} ${type.name} is missing`];
  if (kindOf(type) !== kindOf(other)) return [`${type.name} is a ${kindOf(other)}, the contract says ${kindOf(type)}`];
  if (isObjectType(type) || isInterfaceType(type)) return fieldDeviations(type, other);
  if (isInputObjectType(type)) return inputDeviations(type.name, Object.values(type.getFields()), Object.values(other.getFields()), isRequiredInputField);
  if (isEnumType(type)) {
    return type.getValues().filter(({ name }) => !other.getValue(name)).map(({ name }) => `${type.name}.${name} is missing`);
  }
  if (isUnionType(type)) {
    const members = new Set(other.getTypes().map(({ name }) => name));
    return type.getTypes().filter(({ name }) => !members.has(name)).map(({ name }) => `${type.name} does not hold ${name}`);
  }
  return [];
}

/**
 * Everything in which `schemaText` falls short of `contractText` (both SDL), one line each; empty when it is a superset.
 * A field or an argument that changes type counts, even where the new type would be compatible: clients generate code from it.
 */
export function deviations(contractText, schemaText) {
  const contract = buildASTSchema(parse(contractText));
  const schema = buildASTSchema(parse(schemaText));
  return Object.values(contract.getTypeMap())
    .filter((type) => !type.name.startsWith('__') && !isSpecifiedScalarType(type))
    .flatMap((type) => typeDeviations(type, schema.getType(type.name)));
}
