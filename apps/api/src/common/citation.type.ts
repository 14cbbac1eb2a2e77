import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { z } from 'zod';

/** Evidence as it is kept in a message's JSON column. */
export const citationSchema = z.object({
  documentId: z.string(),
  documentVersion: z.number().int(),
  title: z.string(),
  headingPath: z.array(z.string()),
  quote: z.string(),
  url: z.string().nullable(),
});
export type CitationData = z.infer<typeof citationSchema>;

/** The field `document` is added by `documents/`, so that what quotes does not depend on what is quoted. */
@ObjectType({ description: 'Evidence, kept as it was when quoted: it outlives a change or deletion of the document.' })
export class Citation implements CitationData {
  @Field(() => ID) documentId: string;
  @Field() title: string;
  @Field(() => Int) documentVersion: number;
  @Field(() => [String]) headingPath: string[];
  @Field({ description: 'The sentences the answer rests on, verbatim from the document.' }) quote: string;
  @Field(() => String, { nullable: true }) url: string | null;
}

@ObjectType()
export class PublicCitation {
  @Field() title: string;
  @Field(() => [String]) headingPath: string[];
  @Field() quote: string;
  @Field(() => String, { nullable: true }) url: string | null;
}
