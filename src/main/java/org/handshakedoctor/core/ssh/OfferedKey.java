package org.handshakedoctor.core.ssh;

import com.jcraft.jsch.Identity;
import org.handshakedoctor.core.ssh.ConnectEvent.LoginWay;
import org.jspecify.annotations.Nullable;

/// A key as the library offers it to the server. It never says that it is locked, because the
/// library would ask for the passphrase before it knows whether the server wants the key at all;
/// whoever signs asks, and signs only for a key that the server said it takes.
final class OfferedKey implements Identity {

  /// Signs with the other half of the key; null if it cannot.
  interface Signer {
    byte @Nullable [] sign(byte[] data, String algorithm);
  }

  /// Knows the public half of a key, after asking for a passphrase where nothing else tells it.
  interface PublicHalf {
    @Nullable HostKey get();
  }

  private static final String CERTIFICATE = "-cert-v01@openssh.com";

  private final LoginWay way;
  private final String name;
  private final String type;
  private final PublicHalf publicHalf;
  private final Signer signer;
  private final ConnectProgress progress;

  OfferedKey(
      LoginWay way,
      String name,
      String type,
      PublicHalf publicHalf,
      Signer signer,
      ConnectProgress progress) {
    this.way = way;
    this.name = name;
    this.type = type;
    this.publicHalf = publicHalf;
    this.signer = signer;
    this.progress = progress;
  }

  @Override
  public byte @Nullable [] getPublicKeyBlob() {
    HostKey key = publicHalf.get();
    if (key == null) {
      return null;
    }
    progress.offered(way, name);
    return key.blob();
  }

  @Override
  public byte @Nullable [] getSignature(byte[] data) {
    return getSignature(data, type);
  }

  /// The server is told the name of the certificate's kind, the signer that of its key.
  @Override
  public byte @Nullable [] getSignature(byte[] data, String algorithm) {
    return signer.sign(data, algorithm.replace(CERTIFICATE, ""));
  }

  @Override
  public String getAlgName() {
    return type;
  }

  @Override
  public String getName() {
    return name;
  }

  @Override
  public boolean isEncrypted() {
    return false;
  }

  @Override
  public boolean setPassphrase(byte @Nullable [] passphrase) {
    return true;
  }

  @Override
  public void clear() {
    // Whoever made the keys forgets them.
  }
}
