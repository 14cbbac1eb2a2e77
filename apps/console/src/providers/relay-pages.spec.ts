import { RelayPages, type RelayPage } from './relay-pages';

/** Seven things in pages of three. */
function list() {
  const asked: (string | null)[] = [];
  const fetch = async (after: string | null): Promise<RelayPage<number>> => {
    asked.push(after);
    const from = after === null ? 0 : Number(after);
    const nodes = [0, 1, 2, 3, 4, 5, 6].slice(from, from + 3);
    return { nodes, totalCount: 7, endCursor: String(from + nodes.length), hasNextPage: from + nodes.length < 7 };
  };
  return { asked, fetch };
}

describe('numbered pages over cursors', () => {
  it('go on from where the page before ended', async () => {
    const { asked, fetch } = list();
    const pages = new RelayPages();
    await pages.page('all', 1, fetch);
    expect((await pages.page('all', 2, fetch)).nodes).toEqual([3, 4, 5]);
    expect((await pages.page('all', 3, fetch)).nodes).toEqual([6]);
    expect(asked).toEqual([null, '3', '6']);
  });

  it('walk to a page that was never reached', async () => {
    const { asked, fetch } = list();
    expect((await new RelayPages().page('all', 3, fetch)).nodes).toEqual([6]);
    expect(asked).toEqual([null, '3', '6']);
  });

  it('end with the last page there is', async () => {
    const { fetch } = list();
    expect((await new RelayPages().page('all', 9, fetch)).nodes).toEqual([6]);
  });

  it('keep lists apart', async () => {
    const { asked, fetch } = list();
    const pages = new RelayPages();
    await pages.page('one', 2, fetch);
    await pages.page('other', 1, fetch);
    expect(asked).toEqual([null, '3', null]);
  });
});
