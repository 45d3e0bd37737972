package org.handshakedoctor.core.networks.dns;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A DNS server on loopback that speaks RFC 1035 over UDP: it answers what it was told to, and
/// notes what it was asked.
public final class LoopbackDns implements AutoCloseable {
  private static final int PTR = 12;
  private static final int CNAME = 5;
  private static final int NAME_ERROR = 3;

  private final DatagramSocket socket;
  private final Map<String, List<Data>> records = new HashMap<>();
  private final Map<String, Integer> errors = new HashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final AtomicInteger open = new AtomicInteger();
  private volatile int mostAtOnce;
  private volatile long delayMillis;

  private static final class Data {
    final int type;
    final byte[] bytes;

    Data(int type, byte[] bytes) {
      this.type = type;
      this.bytes = bytes;
    }
  }

  public LoopbackDns() throws IOException {
    socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.ofPlatform().daemon().name("dns server").start(this::serve);
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /// Both directions, as an honest owner has them.
  public LoopbackDns host(String address, String name) throws IOException {
    return ptr(address, name).forward(name, address);
  }

  public LoopbackDns ptr(String address, String... names) throws IOException {
    for (String name : names) {
      add(reverse(address), PTR, name(name.getBytes(StandardCharsets.ISO_8859_1)));
    }
    return this;
  }

  /// A name of one label with any bytes at all.
  public LoopbackDns ptrLabel(String address, byte[] label) throws IOException {
    byte[] wire = new byte[label.length + 2];
    wire[0] = (byte) label.length;
    System.arraycopy(label, 0, wire, 1, label.length);
    add(reverse(address), PTR, wire);
    return this;
  }

  /// The owner of a small network has its reverse names elsewhere (RFC 2317).
  public LoopbackDns delegated(String address, String via, String name) throws IOException {
    add(reverse(address), CNAME, name(via.getBytes(StandardCharsets.ISO_8859_1)));
    add(reverse(address), PTR, name(name.getBytes(StandardCharsets.ISO_8859_1)));
    return this;
  }

  public LoopbackDns forward(String name, String address) throws IOException {
    byte[] bytes = InetAddress.getByName(address).getAddress();
    add(name.toLowerCase(Locale.ROOT), bytes.length == 4 ? 1 : 28, bytes);
    return this;
  }

  /// Answers with this error code whatever is asked about this name.
  public LoopbackDns error(String name, int code) {
    errors.put(name.toLowerCase(Locale.ROOT), code);
    return this;
  }

  /// Never answers.
  public LoopbackDns silence(String name) {
    return error(name, -1);
  }

  public LoopbackDns delay(long millis) {
    delayMillis = millis;
    return this;
  }

  /// Names that were asked for, with their types, in the order of their packets.
  public List<String> asked() {
    return List.copyOf(asked);
  }

  public int mostAtOnce() {
    return mostAtOnce;
  }

  public static String reverse(String address) throws IOException {
    byte[] bytes = InetAddress.getByName(address).getAddress();
    StringBuilder name = new StringBuilder();
    for (int i = bytes.length - 1; i >= 0; i--) {
      if (bytes.length == 4) {
        name.append(bytes[i] & 0xFF).append('.');
      } else {
        name.append(Integer.toHexString(bytes[i] & 0xF)).append('.');
        name.append(Integer.toHexString((bytes[i] >> 4) & 0xF)).append('.');
      }
    }
    return name + (bytes.length == 4 ? "in-addr.arpa" : "ip6.arpa");
  }

  @Override
  public void close() {
    socket.close();
  }

  private void add(String owner, int type, byte[] data) {
    records.computeIfAbsent(owner, _ -> new ArrayList<>()).add(new Data(type, data));
  }

  private void serve() {
    byte[] buffer = new byte[512];
    while (!socket.isClosed()) {
      DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(packet);
      } catch (SocketException _) {
        return;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      byte[] question = Arrays.copyOf(packet.getData(), packet.getLength());
      Thread.startVirtualThread(() -> answer(question, packet.getSocketAddress()));
    }
  }

  private void answer(byte[] question, SocketAddress from) {
    mostAtOnce = Math.max(mostAtOnce, open.incrementAndGet());
    try {
      Thread.sleep(delayMillis);
      byte[] reply = reply(question);
      open.decrementAndGet();
      if (reply.length > 0) {
        socket.send(new DatagramPacket(reply, reply.length, from));
      }
    } catch (IOException | InterruptedException _) {
      // The test is over.
    }
  }

  private byte[] reply(byte[] question) throws IOException {
    StringBuilder name = new StringBuilder();
    int at = 12;
    while (question[at] != 0) {
      int length = question[at++];
      name.append(new String(question, at, length, StandardCharsets.ISO_8859_1)).append('.');
      at += length;
    }
    int type = (question[at + 1] << 8) | question[at + 2];
    String owner = name.substring(0, name.length() - 1).toLowerCase(Locale.ROOT);
    asked.add(owner + " " + type);
    int code = errors.getOrDefault(owner, records.containsKey(owner) ? 0 : NAME_ERROR);
    if (code < 0) {
      return new byte[0];
    }
    List<Data> found =
        code == 0
            ? records.getOrDefault(owner, List.of()).stream()
                .filter(one -> one.type == type || one.type == CNAME)
                .toList()
            : List.of();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(question, 0, 2);
    out.writeShort(0x8180 | code);
    out.writeShort(1);
    out.writeShort(found.size());
    out.writeInt(0);
    out.write(question, 12, at + 5 - 12);
    byte[] previous = new byte[] {(byte) 0xC0, 12};
    for (Data one : found) {
      out.write(previous);
      out.writeShort(one.type);
      out.writeShort(1);
      out.writeInt(60);
      out.writeShort(one.bytes.length);
      out.write(one.bytes);
      if (one.type == CNAME) {
        previous = one.bytes;
      }
    }
    return bytes.toByteArray();
  }

  private static byte[] name(byte[] text) throws IOException {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    for (String label : new String(text, StandardCharsets.ISO_8859_1).split("\\.", -1)) {
      wire.write(label.length());
      wire.write(label.getBytes(StandardCharsets.ISO_8859_1));
    }
    wire.write(0);
    return wire.toByteArray();
  }
}
