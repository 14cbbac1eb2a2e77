import { v7 as uuidv7, validate } from 'uuid';

/** A new id: UUID version 7 (RFC 9562), so that ids sort by the time they were made and indexes stay dense. */
export function newId(): string {
  return uuidv7();
}

/** True for any well-formed UUID. Whether it names something is the database's to say. */
export function isId(value: string): boolean {
  return validate(value);
}
