import { Field, Float, ID, ObjectType } from '@nestjs/graphql';
import type { WorkspaceSettings } from './settings';

/** A company: the tenant. */
@ObjectType()
export class Workspace {
  @Field(() => ID) id: string;
  @Field() name: string;
  @Field() widgetKey: string;
  @Field({ description: 'IANA zone; figures are counted in it.' }) timezone: string;
  @Field(() => [String], { description: 'Origins whose pages may embed the widget, beside the server’s own.' })
  allowedOrigins: string[];
  @Field({ description: 'What the company is called towards customers.' }) companyName: string;
  /** What the fields above do not show; read by fields that are added from outside. */
  settings: WorkspaceSettings;
  @Field(() => Float, { description: 'Likeness, 0.5 to 1, from which a curated answer is given unless its entry says otherwise.' }) curatedThreshold: number;
}
