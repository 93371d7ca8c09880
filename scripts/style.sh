# Joins the style sheets in the order of their cascade layers.
set -eu
mkdir -p target/style
cat style/tokens.css style/base.css style/article.css style/comments.css style/form.css style/reading.css style/tools.css style/archive.css style/app.css > target/style/maqal.css
