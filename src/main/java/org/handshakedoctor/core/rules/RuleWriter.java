package org.handshakedoctor.core.rules;

import java.util.Optional;

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

  /// The word for the command line, such as `nginx-deny`.
  String id();

  /// The product's own name, for a person.
  String name();

  Effect effect();

  /// What the text of [#apply(BlockList)] should be saved as, without a folder.
  String fileName();

  /// The complete text to save or paste. Ends with a line end.
  ///
  /// An empty list gives a text that blocks nothing and takes back an earlier list. A list that is
  /// [too long][#excess(BlockList)] gives a text of comments alone, which says so.
  String apply(BlockList list);

  /// What of this list is more than the product takes. Never cut: who was left out would believe
  /// that all are blocked.
  default Optional<Excess> excess(BlockList list) {
    return Optional.empty();
  }

  /// The commands, one a line, that show whether the rules are valid and work.
  String check();

  /// The commands that remove exactly what [#apply(BlockList)] added, also after it was applied
  /// twice.
  String undo();
}
