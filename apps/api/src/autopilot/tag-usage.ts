import { Injectable, OnModuleInit } from '@nestjs/common';
import { ManageRules } from '../rules/manage-rules';
import { TagStore } from '../tags/tag-store';

/** Tags and rules do not know each other; here, a level above both, a tag that a rule names is kept from being archived. */
@Injectable()
export class TagUsage implements OnModuleInit {
  constructor(
    private readonly tags: TagStore,
    private readonly rules: ManageRules,
  ) {}

  onModuleInit(): void {
    this.tags.onArchive((tx, tagId) => this.rules.usingTag(tx, tagId));
  }
}
