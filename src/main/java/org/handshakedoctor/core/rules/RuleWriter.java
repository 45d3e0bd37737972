package org.handshakedoctor.core.rules;

/// One product that can block addresses, and how to say it to that product.
///
/// Everything written here is ASCII with LF line ends, in English: it becomes a configuration file,
/// and nft, iptables-restore and sh all refuse CRLF or a byte order mark. It must be safe to use
/// twice: the second time gives the same state, and undo then still removes all of it and nothing
/// else.
///
/// A new product is one class and one line in [RuleWriters#ALL]. The class has to bring golden
/// files and a test that runs the product itself.
public interface RuleWriter {

  /// For products that go through single rules, one after the other, for each visitor.
  int MOST_SINGLE_RULES = 10_000;

  /// For products that look an address up.
  int MOST_IN_A_SET = 100_000;

  /// The word for the command line, such as `nginx-deny`.
  String id();

  /// The product's own name, for a person.
  String name();

  Effect effect();

  /// How many rules the list becomes. One for each network, unless said otherwise.
  default int rules(BlockList list) {
    return list.networks().size();
  }

  /// The most rules that the product is given.
  default int mostRules() {
    return MOST_SINGLE_RULES;
  }

  /// More rules than this work, and slow each visitor down.
  default int comfortableRules() {
    return mostRules();
  }

  /// Whether [#apply(BlockList)] may be asked for this list; if not, it throws.
  default boolean takes(BlockList list) {
    return rules(list) <= mostRules();
  }

  /// What the text of [#apply(BlockList)] should be saved as, without a folder.
  String fileName();

  /// The complete text to save or paste. Ends with a line end.
  ///
  /// An empty list gives a text that blocks nothing and takes back an earlier list.
  String apply(BlockList list);

  /// The commands, one a line, that show whether the rules are valid and work.
  String check();

  /// The commands that remove exactly what [#apply(BlockList)] added, also after it was applied
  /// twice.
  String undo();
}
