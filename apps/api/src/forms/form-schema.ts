import { FIELD_TYPES } from '@chatref/domain';
import { z } from 'zod';

/** The fields of a form as they are kept. */
export const formFieldsSchema = z.array(z.object({ key: z.string(), label: z.string(), type: z.enum(FIELD_TYPES), required: z.boolean(), options: z.array(z.string()) }));

/** A form as a message carries it. */
export const formSchema = z.object({ key: z.string(), title: z.string(), fields: formFieldsSchema });
