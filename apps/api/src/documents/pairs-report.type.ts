import { Field, Int, ObjectType } from '@nestjs/graphql';

@ObjectType({ description: 'A row of a file of questions and answers that is no custom answer of it.' })
export class SkippedRow {
  @Field(() => Int, { description: 'The row of the spreadsheet, its header counted, or the entry of the JSON list; from 1.' }) row: number;
  @Field({ description: 'Why, and what can be done.' }) message: string;
}

@ObjectType({ description: 'What became of the rows of a file of questions and answers when it was read last.' })
export class PairsReport {
  @Field(() => Int, { description: 'Rows that hold a question or an answer.' }) total: number;
  @Field(() => Int, { description: 'Rows that became, or are still, custom answers of this file.' }) taken: number;
  @Field(() => Int, { description: 'Custom answers of an older version that the file no longer has; they are gone.' }) removed: number;
  @Field(() => Int) skipped: number;
  @Field(() => [SkippedRow], { description: 'The first hundred of them.' }) skippedRows: SkippedRow[];
}
