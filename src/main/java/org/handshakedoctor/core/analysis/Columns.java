package org.handshakedoctor.core.analysis;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The columns of a [FailureLog], in pages so that growing copies nothing. Written by one thread;
/// others read the rows below a size that the writer has handed to them.
final class Columns {
  private static final int PAGE_BITS = 15;
  private static final int PAGE = 1 << PAGE_BITS;
  private static final int IN_PAGE = PAGE - 1;

  private Page[] pages = new Page[0];

  void set(int row, int time, int client, int kind, long position, int line) {
    if (row >>> PAGE_BITS == pages.length) {
      Page[] more = Arrays.copyOf(pages, pages.length + 1);
      more[pages.length] = new Page();
      pages = more;
    }
    Page page = pages[row >>> PAGE_BITS];
    int at = row & IN_PAGE;
    page.times[at] = time;
    page.clients[at] = client;
    page.kinds[at] = kind;
    page.setPosition(at, position);
    page.lines[at] = line;
  }

  /// Puts one row in the place of another.
  void copy(int from, int to) {
    if (from != to) {
      set(to, time(from), client(from), kind(from), position(from), line(from));
    }
  }

  int time(int row) {
    return pages[row >>> PAGE_BITS].times[row & IN_PAGE];
  }

  int client(int row) {
    return pages[row >>> PAGE_BITS].clients[row & IN_PAGE];
  }

  int kind(int row) {
    return pages[row >>> PAGE_BITS].kinds[row & IN_PAGE];
  }

  long position(int row) {
    return pages[row >>> PAGE_BITS].position(row & IN_PAGE);
  }

  /// Unsigned.
  int line(int row) {
    return pages[row >>> PAGE_BITS].lines[row & IN_PAGE];
  }

  /// The pages as they are now, to be read by other threads.
  Columns view() {
    Columns view = new Columns();
    view.pages = pages;
    return view;
  }

  /// Positions count from the first one that was written, so that four bytes are enough unless
  /// failures are few and far between.
  private static final class Page {
    final int[] times = new int[PAGE];
    final int[] clients = new int[PAGE];
    final int[] kinds = new int[PAGE];
    final int[] lines = new int[PAGE];
    private final int[] offsets = new int[PAGE];
    private volatile long @Nullable [] farOffsets;
    private long base;
    private boolean hasBase;

    void setPosition(int at, long position) {
      if (!hasBase) {
        base = position;
        hasBase = true;
      }
      long offset = position - base;
      long[] far = farOffsets;
      if (far == null && (int) offset != offset) {
        far = Arrays.stream(offsets).asLongStream().toArray();
        farOffsets = far;
      }
      if (far == null) {
        offsets[at] = (int) offset;
      } else {
        far[at] = offset;
      }
    }

    long position(int at) {
      long[] far = farOffsets;
      return base + (far == null ? offsets[at] : far[at]);
    }
  }
}
