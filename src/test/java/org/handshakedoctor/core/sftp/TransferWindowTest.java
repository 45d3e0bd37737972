package org.handshakedoctor.core.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TransferWindowTest {
  private static final long MILLI = 1_000_000;

  @Test
  void growsWithWhatArrivesUpToItsLimit() {
    TransferWindow window = new TransferWindow(255 * 1024);
    assertThat(window.stretch()).isEqualTo(16 * 1024);
    long now = System.nanoTime();
    for (int i = 0; i < 200; i++) {
      window.arrived(window.stretch(), now);
    }
    assertThat(window.bytes()).isEqualTo(TransferWindow.LARGEST);
    assertThat(window.stretch()).isEqualTo(255 * 1024);
  }

  /// Whatever is asked next must not wait for minutes.
  @Test
  void onASlowLinkNoMoreIsUnderWayThanASecondBrings() {
    TransferWindow window = new TransferWindow(255 * 1024);
    long now = System.nanoTime();
    for (int i = 0; i < 400; i++) {
      now += 50 * MILLI;
      window.arrived(16 * 1024, now);
    }
    assertThat(window.bytes()).isBetween(300_000L, 350_000L);
  }
}
