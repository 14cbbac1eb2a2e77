import { CreateTagDocument, DeleteTagDocument, TagListDocument, UpdateTagDocument } from '../gql/types';
import type { TagFieldsFragment, TagInput } from '../gql/types';
import type { ResourceOperations } from '../providers/data-provider';
import { accepted } from '../providers/user-errors';

/** A tag as the console shows it. */
export type TagRecord = TagFieldsFragment;

function inputOf(tag: Partial<TagRecord>): TagInput {
  return {
    name: tag.name ?? '',
    description: tag.description ?? '',
    color: tag.color,
    keywords: tag.keywords ?? [],
    examples: tag.examples ?? [],
    urgent: tag.urgent ?? false,
  };
}

/** Tags: all at once; `delete` archives. */
export const tagsResource: ResourceOperations<TagRecord> = {
  async all(api, filter) {
    return (await api.read(TagListDocument, { includeArchived: filter.includeArchived === true })).tags;
  },
  async one(api, id) {
    return (await api.read(TagListDocument, { includeArchived: true })).tags.find((tag) => tag.id === id) ?? null;
  },
  async create(api, tag) {
    return accepted((await api.write(CreateTagDocument, { input: inputOf(tag) })).createTag).tag as TagRecord;
  },
  async update(api, id, tag) {
    return accepted((await api.write(UpdateTagDocument, { id, input: inputOf(tag) })).updateTag).tag as TagRecord;
  },
  async remove(api, id) {
    accepted((await api.write(DeleteTagDocument, { id })).deleteTag);
  },
};
