#!/bin/sh
# Writes ../BuiltinTemplates.swift from the templates beside this script. Run it after editing a template.
set -eu
cd "$(dirname "$0")/.."
{
  echo '// Written by templates/swift/embed.sh from templates/swift. Do not edit; change the templates instead.'
  echo
  echo '/// The templates that come with Sengi, by name.'
  echo 'public enum BuiltinTemplates {'
  echo '  public static let all: [(name: String, text: String)] = ['
  for file in swift/*.mustache; do
    printf '    ("%s", `%s`),\n' "$(basename "$file" .mustache)" "$(basename "$file" .mustache)"
  done
  echo '  ]'
  for file in swift/*.mustache; do
    printf '\n  private static let `%s` = ###"""\n' "$(basename "$file" .mustache)"
    sed 's/^\(.\)/    \1/' "$file"
    printf '\n    """###\n'
  done
  echo '}'
} > BuiltinTemplates.swift
