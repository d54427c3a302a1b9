// SPDX-License-Identifier: Apache-2.0
#include "skills/fold.h"

#include <gtest/gtest.h>

namespace cairn::skills {
namespace {

TEST(Fold, TakesCaseAccentsAndSignsAway) {
  EXPECT_EQ(fold("  Gestión de PROYECTOS (Ágiles) "), "gestion de proyectos agiles");
  EXPECT_EQ(fold("Straße, Œuvre; Łódź – smørrebrød"), "strasse oeuvre lodz smorrebrod");
  EXPECT_EQ(fold("Ελληνικά"), "ελληνικα");
  EXPECT_EQ(fold("Български Ёж"), fold("български еж"));
  EXPECT_EQ(fold("driver’s driver's"), "drivers drivers");
}

TEST(Fold, KeepsWhatMakesNamesDiffer) {
  EXPECT_EQ(fold("C++"), "c++");
  EXPECT_EQ(fold("C#/.NET"), "c# net");
  EXPECT_NE(fold("C"), fold("C++"));
}

TEST(Fold, FoldsMarksThatStandAlone) { EXPECT_EQ(fold("e\u0301te\u0301"), fold("été")); }

TEST(Fold, TakesAnyBytes) {
  EXPECT_EQ(fold("a\xFF"
                 "b\xC3"),
            "a b");
  EXPECT_EQ(fold(""), "");
  EXPECT_EQ(fold("—"), "");
}

TEST(Fold, IsDoneAfterOnce) {
  for (const auto* text : {"Ünïted Ñatiøns", "ẞ", "Ǆ", "ΆΈ", "ﬁ", "ﬆ x"})
    EXPECT_EQ(fold(fold(text)), fold(text)) << text;
}

}  // namespace
}  // namespace cairn::skills
