package org.handshakedoctor.core.scan;

import java.util.Arrays;
import org.handshakedoctor.core.net.IpAddress;

/// Numbers distinct addresses 0, 1, 2 … in the order of their first appearance. Thread-confined.
///
/// Open addressing with linear probing over two parallel `long` arrays: 20 bytes an address instead
/// of the hundred of a map of objects, and one cache miss for a look-up. The slots hold numbers, so
/// growing moves four bytes an address and the numbers never change.
public final class ClientTable {
  private static final int EMPTY = -1;

  private long[] highs = new long[64];
  private long[] lows = new long[64];
  private int[] slots = emptySlots(128);
  private int size;

  /// The number of this address, a new one if it was not seen before.
  public int idOf(IpAddress address) {
    int mask = slots.length - 1;
    int slot = hash(address.high(), address.low()) & mask;
    while (slots[slot] != EMPTY) {
      int id = slots[slot];
      if (lows[id] == address.low() && highs[id] == address.high()) {
        return id;
      }
      slot = slot + 1 & mask;
    }
    return add(address, slot);
  }

  /// The address with this number.
  public IpAddress get(int id) {
    return new IpAddress(highs[id], lows[id]);
  }

  public int size() {
    return size;
  }

  /// The addresses in the order of their numbers, high halves first: a copy of two columns.
  public long[][] columns() {
    return new long[][] {Arrays.copyOf(highs, size), Arrays.copyOf(lows, size)};
  }

  private int add(IpAddress address, int slot) {
    if (size == highs.length) {
      highs = Arrays.copyOf(highs, size * 2);
      lows = Arrays.copyOf(lows, size * 2);
    }
    highs[size] = address.high();
    lows[size] = address.low();
    slots[slot] = size;
    if (++size * 2 > slots.length) {
      rehash();
    }
    return size - 1;
  }

  private void rehash() {
    slots = emptySlots(slots.length * 2);
    int mask = slots.length - 1;
    for (int id = 0; id < size; id++) {
      int slot = hash(highs[id], lows[id]) & mask;
      while (slots[slot] != EMPTY) {
        slot = slot + 1 & mask;
      }
      slots[slot] = id;
    }
  }

  private static int[] emptySlots(int length) {
    int[] slots = new int[length];
    Arrays.fill(slots, EMPTY);
    return slots;
  }

  /// The finaliser of MurmurHash3 over both halves: neighbours in one network must not be
  /// neighbours here.
  private static int hash(long high, long low) {
    long h = high * 0x9E37_79B9_7F4A_7C15L + low;
    h = (h ^ h >>> 33) * 0xFF51_AFD7_ED55_8CCDL;
    h = (h ^ h >>> 33) * 0xC4CE_B9FE_1A85_EC53L;
    return (int) (h ^ h >>> 32);
  }
}
