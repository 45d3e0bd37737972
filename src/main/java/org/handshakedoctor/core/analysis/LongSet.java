package org.handshakedoctor.core.analysis;

/// A set of numbers that makes no objects: there may be as many as failures. Mutable.
///
/// Open addressing with linear probing, at most half full.
final class LongSet {
  private static final int LEAST_SLOTS = 64;
  private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

  private long[] slots = new long[LEAST_SLOTS];
  private int size;
  private boolean hasZero;

  /// @return whether it is new
  boolean add(long value) {
    if (value == 0) {
      boolean isNew = !hasZero;
      hasZero = true;
      return isNew;
    }
    if (size * 2 >= slots.length) {
      grow();
    }
    int slot = slot(value);
    if (slots[slot] == value) {
      return false;
    }
    slots[slot] = value;
    size++;
    return true;
  }

  boolean contains(long value) {
    return value == 0 ? hasZero : slots[slot(value)] == value;
  }

  int size() {
    return size + (hasZero ? 1 : 0);
  }

  private int slot(long value) {
    int slot = (int) ((value * MIX) >>> 32) & (slots.length - 1);
    while (slots[slot] != 0 && slots[slot] != value) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] old = slots;
    slots = new long[old.length * 2];
    for (long value : old) {
      if (value != 0) {
        slots[slot(value)] = value;
      }
    }
  }
}
