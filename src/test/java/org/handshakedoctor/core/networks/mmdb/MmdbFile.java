package org.handshakedoctor.core.networks.mmdb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.handshakedoctor.core.net.IpAddress;
import org.handshakedoctor.core.net.IpPrefix;

/// Writes small databases as MaxMind's format has them (MaxMind DB file format specification,
/// version 2.0): a binary tree of 24 bit records, sixteen zero bytes, the data, and the metadata
/// behind its marker.
public final class MmdbFile {
  private static final byte[] MARKER =
      "\u00ab\u00cd\u00efMaxMind.com".getBytes(StandardCharsets.ISO_8859_1);
  private static final int STRING = 2;
  private static final int UINT16 = 5;
  private static final int UINT32 = 6;
  private static final int MAP = 7;
  private static final int UINT64 = 9;
  private static final int ARRAY = 11;

  private final String type;
  private final int ipVersion;
  private final List<Object[]> nodes = new ArrayList<>(List.<Object[]>of(new Object[2]));

  public MmdbFile(String type, int ipVersion) {
    this.type = type;
    this.ipVersion = ipVersion;
  }

  /// A network with its record: text, numbers and maps.
  public MmdbFile with(String cidr, Map<String, Object> record) {
    IpPrefix prefix = Objects.requireNonNull(IpPrefix.parse(cidr));
    boolean ipv4 = prefix.isIpv4();
    // In a tree of IPv6 addresses, IPv4 is ::/96.
    int skipped = ipv4 && ipVersion == 6 ? 96 : 0;
    int node = 0;
    for (int depth = 0; depth < skipped + prefix.length(); depth++) {
      int side = depth < skipped ? 0 : bit(prefix.address(), depth - skipped);
      if (depth == skipped + prefix.length() - 1) {
        nodes.get(node)[side] = record;
      } else {
        if (nodes.get(node)[side] == null) {
          nodes.get(node)[side] = nodes.size();
          nodes.add(new Object[2]);
        }
        node = (Integer) nodes.get(node)[side];
      }
    }
    return this;
  }

  public byte[] bytes() throws IOException {
    ByteArrayOutputStream tree = new ByteArrayOutputStream();
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    for (Object[] node : nodes) {
      for (Object side : node) {
        int value = nodes.size();
        if (side instanceof Integer next) {
          value = next;
        } else if (side != null) {
          value = nodes.size() + 16 + data.size();
          write(data, side);
        }
        tree.write(value >>> 16);
        tree.write(value >>> 8);
        tree.write(value);
      }
    }
    tree.write(new byte[16]);
    data.writeTo(tree);
    tree.write(MARKER);
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("binary_format_major_version", (short) 2);
    metadata.put("binary_format_minor_version", (short) 0);
    metadata.put("build_epoch", 1_790_000_000L);
    metadata.put("database_type", type);
    metadata.put("description", Map.of("en", "made by a test"));
    metadata.put("ip_version", (short) ipVersion);
    metadata.put("languages", List.of("en"));
    metadata.put("node_count", nodes.size());
    metadata.put("record_size", (short) 24);
    write(tree, metadata);
    return tree.toByteArray();
  }

  public Path write(Path file) throws IOException {
    return Files.write(file, bytes());
  }

  private static int bit(IpAddress address, int index) {
    int place = address.bits() - 1 - index;
    return (int) ((place < 64 ? address.low() >>> place : address.high() >>> (place - 64)) & 1);
  }

  private static void write(ByteArrayOutputStream out, Object value) throws IOException {
    switch (value) {
      case String text -> {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        control(out, STRING, bytes.length);
        out.write(bytes);
      }
      case Map<?, ?> map -> {
        control(out, MAP, map.size());
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          write(out, entry.getKey());
          write(out, entry.getValue());
        }
      }
      case List<?> list -> {
        control(out, ARRAY, list.size());
        for (Object one : list) {
          write(out, one);
        }
      }
      case Short number -> number(out, UINT16, number, 2);
      case Integer number -> number(out, UINT32, Integer.toUnsignedLong(number), 4);
      case Long number -> number(out, UINT64, number, 8);
      default -> throw new IllegalArgumentException(value.toString());
    }
  }

  private static void number(ByteArrayOutputStream out, int type, long value, int bytes) {
    control(out, type, bytes);
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
      out.write((int) (value >>> shift));
    }
  }

  private static void control(ByteArrayOutputStream out, int type, int size) {
    int kept = size < 29 ? size : size < 285 ? 29 : 30;
    out.write((type > 7 ? 0 : type << 5) | kept);
    if (type > 7) {
      out.write(type - 7);
    }
    if (kept == 29) {
      out.write(size - 29);
    } else if (kept == 30) {
      out.write((size - 285) >>> 8);
      out.write(size - 285);
    }
  }
}
